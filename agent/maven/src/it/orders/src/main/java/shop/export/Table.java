package shop.export;

public final class Table {
    public static String of(int pieces) {
        return "| pieces | " + pieces + " |";
    }
}
