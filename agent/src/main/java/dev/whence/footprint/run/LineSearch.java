package dev.whence.footprint.run;

/** Looks for a text within one line, in bytes that come in parts of any size; keeps none of them. */
final class LineSearch {
    private final byte[] text;

    /** By how many bytes of the text that agree: how many of these can be the beginning of another try. */
    private final int[] shorter;

    private int agreeing;

    LineSearch(byte[] text) {
        this.text = text.clone();
        this.shorter = new int[text.length + 1];
        int length = 0;
        for (int i = 1; i < text.length; i++) {
            while (length > 0 && text[i] != text[length]) {
                length = shorter[length];
            }
            length += text[i] == text[length] ? 1 : 0;
            shorter[i + 1] = length;
        }
    }

    /** Whether the text is complete with these bytes, which follow those before. */
    boolean isIn(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            while (agreeing > 0 && bytes[i] != text[agreeing]) {
                agreeing = shorter[agreeing];
            }
            agreeing += bytes[i] == text[agreeing] ? 1 : 0;
            if (agreeing == text.length) {
                agreeing = 0;
                return true;
            }
        }
        return false;
    }
}
