package dev.whence.it.target;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Resolvers whose answers come later, are yes or no, or are for keys of primitive types. Says what it did wrong. */
public final class Late {
    private static final int ROUNDS = 40;

    private Late() {}

    public static void main(String[] arguments) {
        Resolver resolver = new Resolver();
        for (int i = 0; i < ROUNDS; i++) {
            resolver.complete();
            resolver.empty();
            resolver.optional();
            resolver.fails();
            resolver.dependsOnFailure();
            resolver.own();
            resolver.stage();
            resolver.each();
            resolver.tried();
            resolver.isThere(i % 4);
            resolver.truth();
            resolver.keys((byte) 1, (short) -2, 'c', 4, 5L << 40, 0.5f, 0.25, i % 2 == 0);
            new Sub(new Values()).find();
            CompletableFuture<Object> open = resolver.open();
            if (open.getNumberOfDependents() != 0) {
                System.out.println("somebody waits for the answer");
            }
            open.complete(new Apple());
        }
        System.out.println("done");
    }

    static final class Apple {}

    static final class Resolver {
        CompletableFuture<Object> complete() {
            return CompletableFuture.completedFuture(new Apple());
        }

        CompletableFuture<Object> empty() {
            return CompletableFuture.completedFuture(null);
        }

        CompletionStage<Optional<Object>> optional() {
            return CompletableFuture.completedFuture(Optional.of(new Apple()));
        }

        CompletableFuture<Object> fails() {
            return CompletableFuture.failedFuture(new TalkingException());
        }

        CompletableFuture<Object> dependsOnFailure() {
            return CompletableFuture.failedFuture(new IllegalStateException()).thenApply(value -> value);
        }

        CompletableFuture<Object> open() {
            return new CompletableFuture<>();
        }

        Object own() {
            return new OwnFuture();
        }

        CompletionStage<Object> stage() {
            return CompletableFuture.completedStage(new Apple());
        }

        List<Object> each() {
            return List.of(CompletableFuture.completedFuture(new Apple()), new CompletableFuture<>(), new Apple());
        }

        /** Whose one step has no answer yet. */
        Object tried() {
            open();
            return new Apple();
        }

        boolean isThere(int place) {
            return place == 0;
        }

        /** Returns an object. */
        Object truth() {
            return true;
        }

        Object keys(byte b, short s, char c, int i, long l, float f, double d, boolean z) {
            return new Apple();
        }
    }

    /** What the values of keys are read from. */
    static class Values {
        final byte b = Byte.parseByte("1");
        final short s = Short.parseShort("-2");
        final char c = "c".charAt(0);
        final int i = Integer.parseInt("4");
        final long l = Long.parseLong("5") << 40;
        final float f = Float.parseFloat("0.5");
        final double d = Double.parseDouble("0.25");
        final boolean z = Boolean.parseBoolean("true");

        /** Reads each of them. */
        double sum() {
            return b + s + c + i + l + f + d + (z ? 1 : 0);
        }
    }

    /** Inherits one, and holds the others. */
    static final class Sub extends Values {
        private final Values values;

        Sub(Values values) {
            this.values = values;
        }

        Object find() {
            return values.sum() == sum() ? new Apple() : "";
        }
    }

    static final class OwnFuture extends CompletableFuture<Object> {
        OwnFuture() {
            super.complete(new Apple());
        }

        @Override
        public boolean isDone() {
            System.out.println("isDone of the program's");
            return super.isDone();
        }

        @Override
        public boolean isCompletedExceptionally() {
            System.out.println("isCompletedExceptionally of the program's");
            return super.isCompletedExceptionally();
        }

        @Override
        public Object getNow(Object other) {
            System.out.println("getNow of the program's");
            return super.getNow(other);
        }
    }

    static final class TalkingException extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String toString() {
            System.out.println("toString of the program's");
            return "";
        }
    }
}
