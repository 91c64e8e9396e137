package shop.catalog;

/** What nobody needs at a start. */
final class Table {
    private Table() {}

    static String of(String title) {
        return "| " + title + " |";
    }
}
