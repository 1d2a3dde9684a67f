package news.backgrounder.newsroom;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The last part of a public address, made from a headline in any script. */
final class Slug {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]++(?:-[a-z0-9]++)*+");
    /** An editor may type a longer one than is made from a headline. */
    static final int LONGEST_TYPED = 120;

    private static final int LONGEST = 80;
    private static final int LONGEST_READ = 300;
    private static final Transliterator TO_ASCII = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    private Slug() {}

    static boolean isSlug(String text) {
        return FORM.matcher(text).matches();
    }

    /** The text in small Latin letters, digits and hyphens; {@code otherwise} where nothing of it can be so written. */
    static String of(String text, String otherwise) {
        var slug = TO_ASCII.transliterate(text.substring(0, Math.min(text.length(), LONGEST_READ)))
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’`ʼ]", "")
                .replaceAll("[^a-z0-9]+", "-");
        if (slug.length() > LONGEST) {
            var cut = slug.lastIndexOf('-', LONGEST);
            slug = slug.substring(0, cut > LONGEST / 2 ? cut : LONGEST);
        }
        slug = slug.replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? otherwise : slug;
    }

    /** The same, with a number behind it where somebody else has it already. */
    static String free(String text, String otherwise, Predicate<String> taken) {
        var slug = of(text, otherwise);
        var free = slug;
        for (var number = 2; taken.test(free); number++) {
            free = slug + "-" + number;
        }
        return free;
    }
}
