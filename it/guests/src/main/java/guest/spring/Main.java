package guest.spring;

import guest.spring.Part.Broken;
import guest.spring.Part.Door;
import guest.spring.Part.Engine;
import guest.spring.Part.Pump;
import guest.spring.Part.Wheel;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Asks a context of a few hundred beans for them, in each of the ways there are, and prints what it got and how often it asked:
 * {@code NAME=COUNT}, and {@code failed MESSAGE}.
 */
public final class Main {

    private static final int BEANS_OF_EACH_KIND = 100;
    private static final int TIMES = 3;

    private final Map<String, Integer> got = new TreeMap<>();

    private Main() {}

    public static void main(String[] arguments) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            for (int i = 0; i < BEANS_OF_EACH_KIND; i++) {
                context.registerBean("wheel-" + i, Wheel.class);
                context.registerBean("door-" + i, Door.class, Main::prototype);
                context.registerBean("engine-" + i, Engine.class, Main::prototype);
            }
            context.registerBean("seat", SeatFactory.class);
            context.registerBean("broken", Broken.class, Main::prototype);
            context.register(Workshop.class);
            context.refresh();
            new Main().ask(context);
        }
    }

    private void ask(AnnotationConfigApplicationContext context) {
        for (int time = 0; time < TIMES; time++) {
            for (int i = 0; i < BEANS_OF_EACH_KIND; i++) {
                got(context.getBean("wheel-" + i));
                got(context.getBean("door-" + i, Door.class));
                got(context.getBean("engine-" + i, Engine.class).pump);
            }
            got(context.getBean(Pump.class));
            got(context.getBean("seat"));
            fail(context, "broken");
            fail(context, "nobody");
        }
        got.forEach((name, count) -> System.out.println(name + "=" + count));
        System.out.println("made=" + Part.MADE);
    }

    private void got(Object bean) {
        got.merge(bean.getClass().getSimpleName(), 1, Integer::sum);
    }

    private void fail(AnnotationConfigApplicationContext context, String name) {
        try {
            got(context.getBean(name));
        } catch (BeansException e) {
            System.out.println("failed " + name + ": " + e.getMessage());
        }
    }

    private static void prototype(BeanDefinition definition) {
        definition.setScope(BeanDefinition.SCOPE_PROTOTYPE);
    }

    /** A configuration as applications write them: Spring makes a subclass of it. */
    @Configuration
    static class Workshop {
        @Bean
        Pump pump() {
            return new Pump();
        }
    }
}
