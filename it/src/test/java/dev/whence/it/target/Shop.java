package dev.whence.it.target;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Cipher;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.FactoryConfigurationError;
import javax.xml.parsers.SAXParserFactory;

/**
 * The program of the pages: takes orders, and asks for a parser, a digest and a cipher for each. The argument is how many
 * orders there are; without one it takes orders until its input ends.
 */
public final class Shop {
    private static final int ORDERS_A_LIST = 4;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private int refused;

    private Shop() {}

    public static void main(String[] arguments) throws GeneralSecurityException, IOException {
        Shop shop = new Shop();
        if (arguments.length > 0) {
            int orders = Integer.parseInt(arguments[0]);
            for (int i = 0; i < orders; i++) {
                shop.order(i);
            }
        } else {
            shop.order(0);
            System.out.println("The shop is open.");
            for (int i = 1; System.in.available() == 0; i++) {
                shop.order(i);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        System.out.println("Orders that could not be read: " + shop.refused);
    }

    private void order(int number) throws GeneralSecurityException {
        try {
            SAXParserFactory.newInstance();
        } catch (FactoryConfigurationError e) {
            refused++;
        }
        if (number % ORDERS_A_LIST == 0) {
            DocumentBuilderFactory.newInstance();
        }
        MessageDigest.getInstance("SHA-256");
        Cipher.getInstance("AES/GCM/NoPadding");
    }
}
