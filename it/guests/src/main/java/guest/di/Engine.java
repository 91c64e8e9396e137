package guest.di;

/** A dependency that is an interface. */
interface Engine {}
