package news.backgrounder;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Backgrounder {

    /** Starts the site; {@code verify FILE} checks an exported record instead, and starts nothing. */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(VerifyCommand.NAME)) {
            var words = List.of(args).subList(1, args.length);
            System.exit(new VerifyCommand(System.in, System.out, System.err).run(words));
        }
        SpringApplication.run(Backgrounder.class, args);
    }
}
