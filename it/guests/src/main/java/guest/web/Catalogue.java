package guest.web;

/** Finds books by title. */
final class Catalogue {

    /** Left behind on each thread on purpose, where a test wants to know whether anybody notices. */
    private static final ThreadLocal<Book> FORGOTTEN = new ThreadLocal<>();

    private Catalogue() {}

    static Book find(String title) {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a book without a title");
        }
        return new Book(title);
    }

    static void forget(Book book) {
        FORGOTTEN.set(book);
    }
}
