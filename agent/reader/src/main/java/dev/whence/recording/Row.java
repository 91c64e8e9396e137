package dev.whence.recording;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event's wanted fields, by their number in {@link EventSink#fields()}.
 *
 * <p>A field that the recording's version of the event does not have reads as 0, false or null. Reading makes no object,
 * but for a string or class that was not met before.
 */
public final class Row {
    private final SlidingBuffer buffer;
    private final ConstantPools pools;
    private final StringCache strings;
    private final long[] values;
    private final byte[] kinds;
    private final StringMemo[] memos;
    private final @Nullable String[] texts;
    private @Nullable String rejection;

    Row(SlidingBuffer buffer, ConstantPools pools, StringCache strings, int fields) {
        this.buffer = buffer;
        this.pools = pools;
        this.strings = strings;
        this.values = new long[fields];
        this.kinds = new byte[fields];
        this.texts = new String[fields];
        this.memos = new StringMemo[fields];
        for (int i = 0; i < fields; i++) {
            memos[i] = new StringMemo();
        }
    }

    /** A number; times are nanoseconds, and points in time nanoseconds since the epoch. */
    public long number(int field) {
        return kinds[field] == Kind.NUMBER ? values[field] : 0;
    }

    /** Whether the event has this number: recordings of another release may not. */
    public boolean hasNumber(int field) {
        return kinds[field] == Kind.NUMBER;
    }

    public boolean flag(int field) {
        return number(field) != 0;
    }

    /** A string; null where the application gave none. */
    public @Nullable String text(int field) throws IOException {
        if (kinds[field] == Kind.BYTES) {
            int start = (int) values[field];
            int end = (int) (values[field] >>> Integer.SIZE);
            texts[field] = read(start, end);
            kinds[field] = Kind.TEXT;
            memos[field].put(buffer.bytes(), start, end, texts[field]);
        }
        return kinds[field] == Kind.TEXT ? texts[field] : null;
    }

    /** Whether a string is there, without reading it where it stands in the event. */
    public boolean hasText(int field) throws IOException {
        if (kinds[field] == Kind.BYTES) {
            byte encoding = buffer.bytes()[(int) values[field]];
            // One that its event names need not stand in the constant pool.
            return encoding == Texts.POOLED ? text(field) != null : encoding != Texts.NULL;
        }
        return kinds[field] == Kind.TEXT && texts[field] != null;
    }

    /** Whether a string is longer than so many characters. */
    public boolean isLonger(int field, int characters) throws IOException {
        if (kinds[field] == Kind.BYTES) {
            int start = (int) values[field];
            int length = (int) (values[field] >>> Integer.SIZE) - start;
            // No encoding takes less than a byte for a character, but one in the pool stands somewhere else.
            if (length <= characters && buffer.bytes()[start] != Texts.POOLED) {
                return false;
            }
        }
        String text = text(field);
        return text != null && text.length() > characters;
    }

    /** The recorder's number for a class, 0 for none: good as a key within one recording. */
    public long classId(int field) {
        return kinds[field] == Kind.REFERENCE ? values[field] : 0;
    }

    public @Nullable ClassName className(int field) throws IOException {
        return pools.className(classId(field));
    }

    /** The recorder's number for a thread, 0 for none: good as a key within one recording. */
    public long threadId(int field) {
        return classId(field);
    }

    /** The name of a thread; null where the recording does not say. */
    public @Nullable String threadName(int field) throws IOException {
        return pools.threadName(classId(field));
    }

    /** The topmost frames of a stack, as {@code Class.method:line}; none where the event has none. */
    public List<String> stack(int field, int most) throws IOException {
        return pools.stack(classId(field), most);
    }

    /**
     * Says that the event cannot be what a program wrote: it counts as damage, and reading goes on.
     *
     * @param why what is wrong with it, as a clause for one line
     */
    public void reject(String why) {
        rejection = why;
    }

    /** Why the event was rejected; null where it was not. */
    @Nullable
    String rejection() {
        return rejection;
    }

    /** Begins an event: its decoder overwrites the fields that its type has, and leaves those that it has not. */
    void begin() {
        rejection = null;
    }

    /** Whether a field is good beyond this event. */
    boolean isRead(int field) {
        return kinds[field] != Kind.BYTES;
    }

    void number(int field, long value) {
        values[field] = value;
        kinds[field] = Kind.NUMBER;
    }

    void reference(int field, long id) {
        values[field] = id;
        kinds[field] = Kind.REFERENCE;
    }

    /** Takes a string that this field had before, and gives how many bytes it is written in; 0 where it had not. */
    int takeKnownText(int field, int start, int limit) {
        StringMemo.Known known = memos[field].find(buffer.bytes(), start, limit);
        if (known == null) {
            return 0;
        }
        texts[field] = known.text();
        kinds[field] = Kind.TEXT;
        return known.length();
    }

    /** Takes the string at the buffer, and steps over it. */
    void takeText(int field) throws IOException {
        int start = buffer.index();
        byte encoding = buffer.bytes()[start];
        Texts.skip(buffer);
        if (encoding == Texts.NULL || encoding == Texts.EMPTY) {
            texts[field] = encoding == Texts.NULL ? null : "";
            kinds[field] = Kind.TEXT;
            return;
        }
        values[field] = (long) buffer.index() << Integer.SIZE | start;
        kinds[field] = Kind.BYTES;
    }

    private @Nullable String read(int start, int end) throws IOException {
        byte encoding = buffer.bytes()[start];
        buffer.index(start + 1);
        if (encoding == Texts.POOLED) {
            return pools.string(buffer.readLong());
        }
        String known = strings.get(buffer.bytes(), start, end);
        if (known == null) {
            known = Texts.read(buffer, encoding);
            if (known != null) {
                strings.put(buffer.bytes(), start, end, known);
            }
        }
        return known;
    }

    private static final class Kind {
        static final byte ABSENT = 0;
        static final byte NUMBER = 1;
        static final byte TEXT = 2;
        static final byte REFERENCE = 3;
        /** A string that was not read yet: its start and end in the buffer's buffer. */
        static final byte BYTES = 4;
    }
}
