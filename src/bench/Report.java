import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** What a benchmark found, in Markdown; printed as it grows, and written to a file in the end. */
final class Report {

    private final StringBuilder text = new StringBuilder();

    Report(String title, String command) throws IOException {
        line("# " + title);
        line("");
        line("`" + command + "` at " + said("git", "describe", "--always", "--dirty") + ", on "
                + Runtime.getRuntime().availableProcessors() + " processors ("
                + said("sh", "-c", "sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1") + "), "
                + "Java " + Runtime.version() + ", load average before: "
                + Files.readString(Path.of("/proc/loadavg")).split(" ")[0] + ".");
        line("");
    }

    static String said(String... command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes()).strip();
    }

    void line(String line) {
        System.out.println(line);
        text.append(line).append('\n');
    }

    void head(String... titles) {
        row(titles);
        line("|---" + "|---:".repeat(titles.length - 1) + "|");
    }

    void row(String... cells) {
        line(Arrays.stream(cells).collect(Collectors.joining(" | ", "| ", " |")));
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
        System.err.println("Written to " + file);
    }

    static double median(DoubleStream numbers) {
        var sorted = numbers.sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** With as many digits as tell something. */
    static String number(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%,.0f", number);
    }
}
