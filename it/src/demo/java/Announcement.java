/** What {@code mvn -Pdemo} says first: building is silent, and takes longest where nothing has been downloaded yet. */
final class Announcement {

    private Announcement() {}

    public static void main(String[] arguments) {
        System.out.println(
                "Builds Whence and the demonstration's application, in silence. The first build takes some minutes:"
                        + " Maven downloads what they are built with.");
    }
}
