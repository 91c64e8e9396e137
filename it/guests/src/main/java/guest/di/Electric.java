package guest.di;

/** The engine that is bound. */
final class Electric implements Engine {}
