package trend.portfolio.app.worker;

/** The least that a JVM can be started for: the floor below which no worker's start can come. */
final class HelloWorld {

    private HelloWorld() {}

    /**
     * Greets.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println("Hello");
    }
}
