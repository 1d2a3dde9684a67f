package news.backgrounder;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Backgrounder {

    public static void main(String[] args) {
        SpringApplication.run(Backgrounder.class, args);
    }
}
