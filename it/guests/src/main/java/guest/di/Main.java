package guest.di;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.ProvisionException;
import com.google.inject.name.Names;
import guest.account.Account;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has both frameworks inject, with a secret among the values and in an exception; what is injected counts itself. */
public final class Main {
    static final String SECRET = "s3cret";

    static final Account ACCOUNT = new Account();

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        Logger.getLogger("").setLevel(Level.OFF);
        guice();
        weld();
        ACCOUNT.print();
    }

    private static void guice() {
        Injector injector = Guice.createInjector(new AbstractModule() {
            @Override
            protected void configure() {
                bind(Engine.class).to(Electric.class);
                bind(String.class).annotatedWith(Names.named(SECRET + "-name")).toInstance(SECRET + "-plate");
                bind(Failing.class).toProvider(() -> {
                    throw new IllegalStateException(SECRET + "-message");
                });
            }
        });
        for (int i = 0; i < 10; i++) {
            Car car = injector.getInstance(Car.class);
            ACCOUNT.given("di-guice", Car.class.getName(), "", car);
            System.out.println(car.plate());
            Key<Engine> key = Key.get(Engine.class);
            ACCOUNT.given("di-guice-key", Engine.class.getName(), "", injector.getInstance(key));
        }
        try {
            injector.getInstance(Failing.class);
        } catch (ProvisionException failing) {
            System.out.println(failing.getCause().getMessage());
            ACCOUNT.failed("di-guice", Failing.class.getName(), failing);
        }
    }

    /** Weld asks for contexts of its own, on the first thread. */
    private static void weld() throws InterruptedException {
        try (SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(Garage.class, Visit.class, Ticket.class)
                .addProperty(SECRET + "-property", SECRET)
                .initialize()) {
            for (int i = 0; i < 2; i++) {
                RequestContextController request =
                        container.select(RequestContextController.class).get();
                Thread asking = new Thread(() -> tickets(container, request), "asking");
                asking.start();
                asking.join();
            }
        }
    }

    /** A request of three tickets. */
    private static void tickets(SeContainer container, RequestContextController request) {
        request.activate();
        for (int j = 0; j < 3; j++) {
            Ticket ticket = container.select(Ticket.class).get();
            ACCOUNT.given("di-weld", Ticket.class.getName(), "", ticket);
            ticket.use();
        }
        request.deactivate();
    }

    /** Made by nobody. */
    interface Failing {}
}
