package news.backgrounder.newsroom;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.OptionalInt;

/** Text as an editor types it: at most so many characters, none of them a control character. */
@Documented
@Constraint(validatedBy = PlainText.Check.class)
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@interface PlainText {

    /** In characters as a person counts them (code points). */
    int max();

    /** Whether it may have line breaks and tabs. */
    boolean lines() default false;

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<PlainText, String> {

        private static final int QUOTED = 20;

        private int max;
        private boolean lines;

        @Override
        public void initialize(PlainText constraint) {
            max = constraint.max();
            lines = constraint.lines();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            var length = text.codePointCount(0, text.length());
            if (length > max) {
                return refuse(context, "This has %,d characters; at most %,d fit here.".formatted(length, max));
            }
            var control = firstControl(text);
            if (control.isPresent()) {
                var at = control.getAsInt();
                var before = text.substring(Math.max(0, at - QUOTED), at).strip();
                return refuse(
                        context,
                        "A control character (U+%04X) stands %s. Take it out."
                                .formatted(
                                        (int) text.charAt(at),
                                        before.isEmpty() ? "at the beginning" : "after “" + before + "”"));
            }
            return true;
        }

        private OptionalInt firstControl(String text) {
            for (var i = 0; i < text.length(); i++) {
                var c = text.charAt(i);
                if (Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t'))) {
                    return OptionalInt.of(i);
                }
            }
            return OptionalInt.empty();
        }

        private static boolean refuse(ConstraintValidatorContext context, String message) {
            context.disableDefaultConstraintViolation();
            // Braces and dollars would be read as an expression; what is quoted here was typed by somebody.
            context.buildConstraintViolationWithTemplate(message.replaceAll("([\\\\{}$])", "\\\\$1"))
                    .addConstraintViolation();
            return false;
        }
    }
}
