package dev.whence.it.target;

/** Resolves keys that are very long. Arguments: how many characters, how many calls. */
public final class LongKeys {
    private LongKeys() {}

    public static void main(String[] arguments) {
        String latin = "k".repeat(Integer.parseInt(arguments[0]));
        String wide = "\u4e2d".repeat(Integer.parseInt(arguments[0]) / 2);
        int answered = 0;
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            answered += find(i % 2 == 0 ? latin : wide).equals(i % 2 == 0 ? 'k' : '\u4e2d') ? 1 : 0;
        }
        System.out.println("answered " + answered);
    }

    static Object find(String key) {
        return key.charAt(key.length() - 1);
    }
}
