package guest.bootweb;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A web application as Spring Boot sets it up by itself, on its own Tomcat; with {@code --cached=true}, it has a cache too. */
@SpringBootApplication
@RestController
public class Main {

    public static void main(String[] arguments) {
        SpringApplication.run(Main.class, arguments);
    }

    @GetMapping("/")
    String hello() {
        return "hello";
    }

    @Bean
    @ConditionalOnProperty("cached")
    CacheManager cache() {
        return new ConcurrentMapCacheManager();
    }
}
