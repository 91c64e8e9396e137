package guest.spring;

import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Has a context inject by field and by constructor, where there is one bean of the type, where one of several is primary, where
 * the name decides, and where none can be chosen; and prints what it got. The value of a property is a secret.
 */
public final class Wiring {
    private static final int CARS = 20;

    private Wiring() {}

    public static void main(String[] arguments) {
        System.setProperty("wiring.password", "s3cret-value");
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean("petrol", Petrol.class);
            context.registerBean("electric", Electric.class, definition -> definition.setPrimary(true));
            context.registerBean("radio", Radio.class);
            context.registerBean("left", Mirror.class, () -> new Mirror("left"));
            context.registerBean("right", Mirror.class, () -> new Mirror("right"));
            for (int i = 0; i < CARS; i++) {
                context.registerBean("car" + i, Car.class);
            }
            context.refresh();
            int electric = 0;
            for (int i = 0; i < CARS; i++) {
                Car car = context.getBean("car" + i, Car.class);
                electric +=
                        car.engine instanceof Electric && car.radio != null && "right".equals(car.right.side) ? 1 : 0;
            }
            System.out.println(electric + " of " + CARS + " with "
                    + context.getBean("car0", Car.class).password.length());
            context.registerBeanDefinition(
                    "torn",
                    BeanDefinitionBuilder.genericBeanDefinition(Torn.class)
                            .setLazyInit(true)
                            .getBeanDefinition());
            try {
                context.getBean("torn");
            } catch (RuntimeException ambiguous) {
                System.out.println("torn");
            }
        }
    }

    /** What is injected into a field. */
    public interface Engine {}

    /** Loses. */
    public static final class Petrol implements Engine {}

    /** Wins: it is primary. */
    public static final class Electric implements Engine {}

    /** The only one of its type. */
    public static final class Radio {}

    /** One of two. */
    public static final class Mirror {
        private final String side;

        Mirror(String side) {
            this.side = side;
        }
    }

    /** Wants all of them. */
    public static final class Car {
        private final Radio radio;

        @Autowired
        private Engine engine;

        /** By its name. */
        @Autowired
        private Mirror right;

        @Value("${wiring.password}")
        private String password;

        public Car(Radio radio) {
            this.radio = radio;
        }
    }

    /** Wants one of two, and does not say which. */
    public static final class Torn {
        public Torn(Mirror mirror) {
            throw new IllegalStateException("never made: " + List.of(mirror));
        }
    }
}
