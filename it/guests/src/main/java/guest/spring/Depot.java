package guest.spring;

import guest.spring.Part.Door;
import guest.spring.Part.Engine;
import guest.spring.Part.Pump;
import guest.spring.Part.Wheel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A context of some 250 beans under load: one of them is slow, one cannot be made, and one is looked for in vain. */
public final class Depot {
    private static final int OF_EACH_KIND = 80;
    private static final int THREADS = 4;
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    /** How often each of those that fail is asked for, at the word {@code fail}. */
    private static final int MISSING = 19;

    private static final int BROKEN = 10;

    private static volatile boolean ended;

    private Depot() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            for (int i = 0; i < OF_EACH_KIND; i++) {
                context.registerBean("wheel-" + i, Wheel.class);
                context.registerBean("door-" + i, Door.class, Depot::prototype);
                context.registerBean("engine-" + i, Engine.class, Depot::prototype);
            }
            context.registerBean("pump", Pump.class);
            context.registerBean("turbine", Turbine.class, Depot::prototype);
            context.registerBean("gearbox", Gearbox.class, Depot::prototype);
            context.refresh();
            run(context);
        }
    }

    private static void run(AnnotationConfigApplicationContext context) throws IOException, InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> ask(context), "worker-" + i);
            thread.start();
            threads.add(thread);
        }
        System.out.println("ready");
        BufferedReader words = new BufferedReader(new InputStreamReader(System.in));
        for (String word = words.readLine(); "fail".equals(word); word = words.readLine()) {
            System.out.println("clutch=" + fails(context, "clutch", MISSING));
            System.out.println("gearbox=" + fails(context, "gearbox", BROKEN));
        }
        ended = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void ask(AnnotationConfigApplicationContext context) {
        for (int time = 0; !ended; time++) {
            int which = time % OF_EACH_KIND;
            context.getBean("wheel-" + which);
            context.getBean("door-" + which);
            context.getBean("engine-" + which);
            if (which == 0) {
                context.getBean("turbine");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static int fails(AnnotationConfigApplicationContext context, String name, int times) {
        int failed = 0;
        for (int i = 0; i < times; i++) {
            try {
                context.getBean(name);
            } catch (BeansException expected) {
                failed++;
            }
        }
        return failed;
    }

    private static void prototype(BeanDefinition definition) {
        definition.setScope(BeanDefinition.SCOPE_PROTOTYPE);
    }

    /** A bean that takes its time. */
    static final class Turbine {
        Turbine() {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
            for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    /** A bean that cannot be made. */
    static final class Gearbox {
        Gearbox() {
            throw new IllegalStateException("no gearwheel left");
        }
    }
}
