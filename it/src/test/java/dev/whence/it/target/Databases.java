package dev.whence.it.target;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Connects to each URL that its arguments name, with a password for each {@code *}, and prints what it got, or what was thrown. */
public final class Databases {

    /** In the URLs and in the properties, and in what drivers say. */
    public static final String PASSWORD = "sesame-open";

    private Databases() {}

    public static void main(String[] urls) {
        for (String url : urls) {
            try (Connection connection = DriverManager.getConnection(url.replace("*", PASSWORD), "sa", PASSWORD)) {
                System.out.println(connection.getClass().getName());
            } catch (SQLException e) {
                System.out.println("! " + e);
            }
        }
    }
}
