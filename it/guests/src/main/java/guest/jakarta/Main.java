package guest.jakarta;

import guest.account.Account;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.json.bind.spi.JsonbProvider;
import jakarta.json.spi.JsonProvider;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.ext.RuntimeDelegate;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks for each kind as often as it says, with a secret in the properties, and counts what it was given.
 *
 * <p>A persistence provider looks for JSON and CDI itself: what the program asks for beside persistence, the thread
 * {@code asking} asks for.
 */
public final class Main {
    private static final String HIBERNATE = "org.hibernate.jpa.HibernatePersistenceProvider";
    private static final String ECLIPSELINK = "org.eclipse.persistence.jpa.PersistenceProvider";
    private static final String JAXB = "org.glassfish.jaxb.runtime.v2.JAXBContextFactory";
    private static final String WELD = "org.jboss.weld.environment.se.WeldSEProvider";

    private static final Map<String, Object> PROPERTIES = Map.of(
            "jakarta.persistence.jdbc.url",
            "jdbc:h2:mem:s3cret",
            "jakarta.persistence.jdbc.password",
            "s3cret",
            "hibernate.boot.allow_jdbc_metadata_access",
            "false",
            "hibernate.dialect",
            "org.hibernate.dialect.H2Dialect");

    private static final Account ACCOUNT = new Account();

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        Logger.getLogger("").setLevel(Level.OFF);
        for (int i = 0; i < 2; i++) {
            persistence("orders", ECLIPSELINK);
            persistence("stock", HIBERNATE);
            persistence("any", HIBERNATE);
            persistence("nobody", "");
        }
        try (SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(Order.class)
                .addProperty("s3cret-property", "s3cret")
                .initialize()) {
            Thread asking = new Thread(Main::ask, "asking");
            asking.start();
            asking.join();
            System.out.println(container.isRunning());
        }
        Thread afterwards = new Thread(Main::beans, "asking");
        afterwards.start();
        afterwards.join();
        ACCOUNT.print();
    }

    private static void persistence(String unit, String provider) {
        try (EntityManagerFactory made = Persistence.createEntityManagerFactory(unit, PROPERTIES)) {
            ACCOUNT.given("jakarta", unit, provider, made);
        } catch (PersistenceException none) {
            ACCOUNT.failed("jakarta", unit, none);
        }
    }

    private static void ask() {
        for (int i = 0; i < 5; i++) {
            bound();
            ACCOUNT.given("jakarta-json", null, "", JsonProvider.provider());
            ACCOUNT.given("jakarta-json-binding", null, "", JsonbProvider.provider());
            beans();
        }
        RuntimeDelegate delegate = RuntimeDelegate.getInstance();
        ACCOUNT.given("jakarta-factory", "jakarta.ws.rs.ext.RuntimeDelegate", "", delegate);
    }

    private static void bound() {
        String bound = Main.class.getPackageName();
        try {
            ACCOUNT.given("jakarta-xml", bound, JAXB, JAXBContext.newInstance(bound));
            ACCOUNT.given("jakarta-xml-classes", null, JAXB, JAXBContext.newInstance(Order.class));
            JAXBContext.newInstance(new Class<?>[] {Order.class}, Map.of("s3cret-property", "s3cret"));
        } catch (JAXBException unknownProperty) {
            System.out.println(unknownProperty.getMessage());
            ACCOUNT.failed("jakarta-xml-classes", null, unknownProperty);
        }
    }

    private static void beans() {
        try {
            ACCOUNT.given("jakarta-cdi", null, WELD, CDI.current());
        } catch (IllegalStateException ended) {
            ACCOUNT.failed("jakarta-cdi", null, ended);
        }
    }
}
