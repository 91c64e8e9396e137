package guest.di;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;

/** One for each request, behind a proxy. */
@RequestScoped
public class Visit {
    @PostConstruct
    void made() {
        Main.ACCOUNT.given("di-weld-instance", Visit.class.getName(), "created", this);
    }

    public void note() {}
}
