package guest.di;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;

/** One for all, behind a proxy that keeps it. */
@ApplicationScoped
public class Garage {
    @PostConstruct
    void made() {
        Main.ACCOUNT.given("di-weld-instance", Garage.class.getName(), "created", this);
    }

    public void enter() {}
}
