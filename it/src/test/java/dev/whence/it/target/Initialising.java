package dev.whence.it.target;

/** Has all its work done by its initialiser, as some programs do: that runs inside {@code Class.forName}. */
final class Initialising {

    static final String ANSWER;

    static {
        try {
            Ways.failing("fails in an initialiser");
            ANSWER = Ways.askAgainAndAgain("100");
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Initialising() {}
}
