import jdk.jfr.*;

public class ClassField {
    @StackTrace(false) static class WithClass extends Event { Class<?> value; }
    @StackTrace(false) static class WithLong extends Event { long value; }

    static long withClass() {
        long begin = System.nanoTime();
        for (int i = 0; i < 500_000; i++) { var e = new WithClass(); e.value = String.class; e.commit(); }
        return System.nanoTime() - begin;
    }

    static long withLong() {
        long begin = System.nanoTime();
        for (int i = 0; i < 500_000; i++) { var e = new WithLong(); e.value = i; e.commit(); }
        return System.nanoTime() - begin;
    }

    public static void main(String[] arguments) {
        long[] least = {Long.MAX_VALUE, Long.MAX_VALUE};
        try (Recording recording = new Recording()) {
            recording.setToDisk(false);
            recording.start();
            for (int i = 0; i < 40; i++) {
                least[0] = Math.min(least[0], withClass());
                least[1] = Math.min(least[1], withLong());
            }
        }
        System.out.printf("%s: event with a Class field %.1f ns, with a long field %.1f ns%n",
                Runtime.version(), least[0] / 5e5, least[1] / 5e5);
    }
}
