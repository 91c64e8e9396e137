package dev.whence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Methods of every shape that a compiler makes, for the weaver to weave. What one does shows in its result and in the log. */
public class Specimen extends SpecimenBase<String> implements Iterator<String> {
    public final List<String> log = new ArrayList<>();
    private int left = 3;

    public void nothing() {}

    public void voidWithLog(String what) {
        log.add(what);
    }

    public boolean returnsBoolean(int i) {
        return i > 0;
    }

    public byte returnsByte(int i) {
        return (byte) (i * 77);
    }

    public short returnsShort(short s, byte b) {
        return (short) (s * b);
    }

    public char returnsChar(char c) {
        return (char) (c + 1);
    }

    public int returnsInt(int a, long b, double c, float d, String e) {
        return (int) (a + b + c + d) + e.length();
    }

    public long returnsLong(long a, int b, long c) {
        long sum = a;
        for (int i = 0; i < b; i++) {
            long square = (long) i * i;
            sum += square + c;
        }
        return sum;
    }

    public float returnsFloat(float a) {
        return a / 3;
    }

    public double returnsDouble(double a, int b) {
        double x = a;
        double y = b;
        return Math.sqrt(x * x + y * y);
    }

    public String returnsString(String key) {
        return key + "!";
    }

    public Class<?> returnsClass(String key) {
        return key.getClass();
    }

    public Optional<String> returnsOptional(int i) {
        return i > 0 ? Optional.of("some") : Optional.empty();
    }

    public @Nullable Object returnsNull(Object any) {
        return null;
    }

    public int[] returnsArray(int size) {
        return new int[size];
    }

    public String[][] returnsArrays(int size) {
        return new String[Math.max(0, size)][1];
    }

    public <T extends Comparable<T>> T generic(T one, T other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    public static long staticLong(long a, String key, double b) {
        return a + key.length() + (long) b;
    }

    public static String staticString() {
        return "static";
    }

    public static synchronized int staticSynchronized(int i) {
        if (i > 3) {
            throw new IllegalArgumentException("more than three");
        }
        return i;
    }

    public synchronized String isSynchronized(int i) {
        assert Thread.holdsLock(this);
        if (i < 0) {
            throw new IllegalStateException("negative " + i);
        }
        return Thread.holdsLock(this) + " " + i;
    }

    public int monitor(int i) {
        Object one = new Object();
        synchronized (one) {
            synchronized (log) {
                if (i == 1) {
                    return 7;
                }
                if (i == 5) {
                    throw new IllegalStateException("in two monitors");
                }
            }
            log.add("between");
        }
        return i;
    }

    public int loopFromTheFirstInstruction(int i) {
        while (true) {
            if (i++ > 10) {
                return i;
            }
        }
    }

    public void loopThatOnlyThrowingEnds(int i) {
        while (true) {
            if (i++ > 10) {
                throw new NoSuchElementException("at the end");
            }
        }
    }

    public String doWhile(int i) {
        StringBuilder text = new StringBuilder();
        do {
            text.append(i);
        } while (++i < 5);
        return text.toString();
    }

    public int reassignedParameters(int i, Object o, long l) {
        o = "now a text " + i;
        l = o.hashCode();
        i = (int) l;
        return i;
    }

    public int tryFinally(int i) {
        try {
            log.add("try");
            if (i == 1) {
                return 1;
            }
            if (i == 5) {
                throw new IllegalStateException("five");
            }
            return 10 / i;
        } catch (ArithmeticException zero) {
            log.add("caught " + zero.getMessage());
            return -1;
        } finally {
            log.add("finally");
        }
    }

    @SuppressWarnings("finally")
    public int returnFromFinally(int i) {
        try {
            throw new IllegalStateException("swallowed");
        } finally {
            return i;
        }
    }

    public String nestedTries(int i) {
        try {
            try {
                return String.valueOf(100 / i);
            } finally {
                if (i == -1) {
                    throw new IOException("from the finally");
                }
            }
        } catch (IOException | ArithmeticException e) {
            return e.toString();
        } catch (RuntimeException never) {
            return "never";
        }
    }

    public String tryWithResources(int i) {
        try (Resource one = new Resource("one");
                Resource two = new Resource(i == 0 ? "bad" : "two")) {
            log.add(one.name + two.name);
            if (i == 1) {
                throw new IllegalStateException("inside");
            }
            return "done";
        }
    }

    @SuppressWarnings("fallthrough")
    public String switches(int i, String text) {
        String first = switch (i) {
            case 0 -> "zero";
            case 1, 5 -> "one or five";
            default -> throw new IllegalArgumentException("no case for " + i);
        };
        switch (text) {
            case "key":
                first += "key";
            case "other":
                first += "fall";
                break;
            default:
                first += "none";
        }
        return first;
    }

    public int lambdas(int i) {
        int captured = i * 2;
        IntSupplier twice = () -> captured + left;
        Supplier<List<String>> made = ArrayList::new;
        return twice.getAsInt() + made.get().size();
    }

    public String pattern(Object any) {
        if (any instanceof String text && text.length() > 1) {
            return "text " + text;
        }
        return any instanceof Integer number ? "number " + number : "other";
    }

    public String branchInsideConstruction(int i) {
        return new StringBuilder(i > 0 ? "positive" : "not")
                .append(new String(i > 1 ? "+" : "-"))
                .toString();
    }

    public int recursion(int i) {
        return i <= 0 ? 0 : 1 + recursion(i - 1);
    }

    public int overflowsTheStack(int i) {
        try {
            return endless(i);
        } catch (StackOverflowError expected) {
            return -1;
        }
    }

    private int endless(int i) {
        return endless(i + 1) + 1;
    }

    public Object throwsChecked(int i) throws IOException {
        if (i > 0) {
            throw new IOException("checked " + i, new IllegalStateException("cause"));
        }
        return this.getClass().getSimpleName();
    }

    public void throwsError(int i) {
        throw new AssertionError("error " + i);
    }

    public void throwsNull() {
        RuntimeException none = null;
        throw none;
    }

    public String varargs(String first, Object... more) {
        return first + more.length;
    }

    public int manyLocals(int i) {
        int a = i, b = a + 1, c = b + 1, d = c + 1;
        long e = d + 1, f = e + 1, g = f + 1, h = g + 1;
        double j = h + 1, k = j + 1, l = k + 1, m = l + 1;
        String n = "" + m;
        return (int) (a + b + c + d + e + f + g + h + j + k + l + m) + n.length();
    }

    public long wideParameters(long a, double b, long c, double d, int e, long f) {
        return (long) (a + b + c + d + e + f);
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public String next() {
        return "item " + left--;
    }

    @Override
    public String overridden(String argument) {
        return "own " + super.overridden(argument);
    }

    private final class Resource implements AutoCloseable {
        final String name;

        Resource(String name) {
            if (name.equals("bad")) {
                throw new IllegalArgumentException("bad resource");
            }
            this.name = name;
        }

        @Override
        public void close() {
            log.add("close " + name);
        }
    }
}
