package guest.di;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** Made anew each time, with the one garage. */
public class Ticket {
    @Inject
    Garage garage;

    @Inject
    Visit visit;

    @PostConstruct
    void made() {
        Main.ACCOUNT.given("di-weld-instance", Ticket.class.getName(), "created", this);
    }

    void use() {
        Main.ACCOUNT.given("di-weld", Garage.class.getName(), "", garage);
        Main.ACCOUNT.given("di-weld", Visit.class.getName(), "", visit);
        garage.enter();
        visit.note();
        visit.note();
    }
}
