package guest.spring;

import guest.spring.Part.Seat;
import org.springframework.beans.factory.FactoryBean;

/** A bean that is asked for another one each time. */
final class SeatFactory implements FactoryBean<Seat> {

    @Override
    public Seat getObject() {
        return new Seat();
    }

    @Override
    public Class<?> getObjectType() {
        return Seat.class;
    }

    @Override
    public boolean isSingleton() {
        return false;
    }
}
