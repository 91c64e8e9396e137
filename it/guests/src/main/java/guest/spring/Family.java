package guest.spring;

import guest.spring.Part.Door;
import guest.spring.Part.Pump;
import guest.spring.Part.Wheel;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.SimpleThreadScope;

/** Asks a context for beans of its own, of its parent's, and of a scope, and prints what it got. */
public final class Family {

    private Family() {}

    public static void main(String[] arguments) {
        try (AnnotationConfigApplicationContext parent = new AnnotationConfigApplicationContext();
                AnnotationConfigApplicationContext child = new AnnotationConfigApplicationContext()) {
            parent.registerBean("pump", Pump.class);
            parent.refresh();
            child.setParent(parent);
            child.getBeanFactory().registerScope("thread", new SimpleThreadScope());
            child.registerBean("wheel", Wheel.class);
            child.registerBean("door", Door.class, definition -> definition.setScope("thread"));
            child.refresh();
            for (String bean : new String[] {"wheel", "pump", "door", "door"}) {
                System.out.println(bean + " " + child.getBean(bean).getClass().getSimpleName());
            }
        }
    }
}
