package dev.whence.it.target;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Methods of every kind of result, all of them points in {@code returns.properties}. */
public final class Returns {

    private static final Object LOCK = new Object();

    private final String text;
    private int touched;

    private Returns(String text) {
        this.text = text;
    }

    /** All results in one text. */
    static String all(String text) {
        Returns returns = new Returns(text);
        returns.nothing();
        return List.of(
                        returns.aBoolean(true),
                        returns.aByte((byte) 7),
                        returns.aChar('x'),
                        returns.aShort((short) 300),
                        returns.anInt(70_000),
                        returns.aLong(1L << 40, 2.5),
                        returns.aFloat(1.5f),
                        returns.aDouble(0.1, 3L),
                        returns.anArray().length,
                        String.valueOf(returns.aNull()),
                        returns.anOptional(),
                        returns.generic("g"),
                        returns.locked(5),
                        Returns.fixed(text),
                        thrown(returns),
                        returns.touched)
                .toString();
    }

    private void nothing() {
        touched++;
    }

    private boolean aBoolean(boolean given) {
        return !given;
    }

    private byte aByte(byte given) {
        return (byte) -given;
    }

    private char aChar(char given) {
        return (char) (given + 1);
    }

    private short aShort(short given) {
        return (short) (given * 2);
    }

    private int anInt(int given) {
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            long wide = i;
            sum += (int) wide * given;
        }
        return sum;
    }

    private long aLong(long given, double other) {
        return other > 2 ? given + 1 : given - 1;
    }

    private float aFloat(float given) {
        return given / 2;
    }

    private double aDouble(double given, long times) {
        return given * times;
    }

    private int[] anArray() {
        return new int[] {1, 2, 3};
    }

    private @Nullable Object aNull() {
        return text.isEmpty() ? text : null;
    }

    private Optional<String> anOptional() {
        return Optional.of(text);
    }

    private <T> T generic(T given) {
        return given;
    }

    private synchronized int locked(int given) {
        synchronized (LOCK) {
            try {
                return Integer.parseInt("no number");
            } catch (NumberFormatException e) {
                return given;
            } finally {
                touched++;
            }
        }
    }

    private static String fixed(String given) {
        return switch (given) {
            case "a" -> "first";
            default -> given + given.length();
        };
    }

    private Object failing() {
        throw new UnsupportedOperationException(text);
    }

    private static String thrown(Returns returns) {
        try {
            return returns.failing().toString();
        } catch (UnsupportedOperationException e) {
            return e.getMessage() + " thrown by " + e.getStackTrace()[0].getMethodName();
        }
    }
}
