package depot.letters;

import javax.xml.parsers.DocumentBuilderFactory;

/** Says which parser reads the labels of letters. */
public final class Letters {
    public static void main(String[] args) {
        System.out.println("letters: " + DocumentBuilderFactory.newInstance().getClass().getName());
    }
}
