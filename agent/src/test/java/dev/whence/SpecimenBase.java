package dev.whence;

/** Gives the {@link Specimen} something to inherit, and a bridge method. */
public abstract class SpecimenBase<T> {
    public T overridden(T argument) {
        return argument;
    }
}
