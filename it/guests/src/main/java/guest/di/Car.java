package guest.di;

import com.google.inject.Inject;
import com.google.inject.name.Named;

/** Wants an engine and a text. */
final class Car {
    private final String plate;

    @Inject
    Car(Engine engine, @Named(Main.SECRET + "-name") String plate) {
        this.plate = plate;
        Main.ACCOUNT.given("di-guice-parameter", Engine.class.getName(), "", engine);
        Main.ACCOUNT.given("di-guice-parameter", String.class.getName(), "", plate);
    }

    String plate() {
        return plate;
    }
}
