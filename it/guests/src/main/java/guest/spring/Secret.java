package guest.spring;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Scanner;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.MapPropertySource;

/** Asks a context for beans that hold a secret, are made with it, and say it where they cannot be made. */
public final class Secret {
    private static final String SECRET = "s3cret-canary";

    private Secret() {}

    /** Waits for a line, asks, and waits for another one. */
    public static void main(String[] arguments) {
        System.out.println("up");
        Scanner in = new Scanner(System.in, StandardCharsets.UTF_8);
        while (!in.nextLine().equals("end")) {
            use();
            System.out.println("done");
        }
    }

    private static void use() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            Map<String, Object> properties = Map.of("url", "jdbc:x:app/" + SECRET + "@db", "password", SECRET);
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource(SECRET, properties));
            context.registerBean("holder", Holder.class, () -> new Holder(SECRET));
            context.registerBean("made", Holder.class, definition -> definition.setScope("prototype"));
            context.registerBean("failing", Failing.class, definition -> definition.setLazyInit(true));
            context.registerBean("failingFactory", FailingFactory.class, definition -> definition.setLazyInit(true));
            context.register(Configured.class);
            context.refresh();
            System.out.println(context.getBean("holder"));
            context.getBean("made", SECRET);
            for (String bean : new String[] {"failing", "failingFactory", "dataSource", "absent"}) {
                try {
                    context.getBean(bean);
                } catch (BeansException failed) {
                    for (Throwable each = failed; each != null; each = each.getCause()) {
                        System.out.println("! " + each);
                    }
                }
            }
        }
    }

    /** Its method says it, as one for a pool of connections does. */
    @Configuration
    static class Configured {
        @Bean
        @Lazy
        Holder dataSource() {
            throw new IllegalStateException("jdbcUrl=jdbc:oracle:thin:app/" + SECRET + "@//db:1521/x");
        }
    }

    /** Holds it. */
    public record Holder(String secret) {}

    /** Says it. */
    public static final class Failing {
        /** Called by the context. */
        public Failing() {
            throw new IllegalStateException("password=" + SECRET, new IllegalArgumentException(SECRET));
        }
    }

    /** Says it instead of making anything. */
    public static final class FailingFactory implements FactoryBean<Holder> {
        @Override
        public Holder getObject() {
            throw new IllegalStateException("password=" + SECRET);
        }

        @Override
        public Class<?> getObjectType() {
            return Holder.class;
        }
    }
}
