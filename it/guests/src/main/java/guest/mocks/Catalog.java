package guest.mocks;

/** Finds an article by its name, or fails. Final: only Mockito's inline mocks can stand for it. */
public final class Catalog {
    static final String NONE = "none";

    public Object find(String key) {
        if (key.equals(NONE)) {
            throw new IllegalStateException(key);
        }
        return new StringBuilder(key).append(key);
    }
}
