package guest.boot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the beans that are asked for on standard input, a name a line, and prints the class of each, or what failed. */
@Configuration
public class Main {

    public static void main(String[] arguments) throws IOException {
        SpringApplication application = new SpringApplication(Main.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            System.out.println(
                    "= ready " + Main.class.getClassLoader().getClass().getName());
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String name = in.readLine(); name != null; name = in.readLine()) {
                System.out.println("= " + answer(context, name));
            }
        }
    }

    private static String answer(ConfigurableApplicationContext context, String name) {
        try {
            return context.getBean(name).getClass().getName();
        } catch (BeansException e) {
            return "failed: " + e.getMessage();
        }
    }

    @Bean
    Greeter greeter() {
        return new Greeter();
    }

    /** What the one bean is. */
    static final class Greeter {}
}
