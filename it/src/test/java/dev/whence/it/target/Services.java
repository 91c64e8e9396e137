package dev.whence.it.target;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.Map;
import java.util.TreeMap;

/** Makes an instance of as many of the services of cryptography as there are, and counts them by algorithm. */
public final class Services {
    private static final String BOUNCY_CASTLE = "org.bouncycastle.jce.provider.BouncyCastleProvider";

    private Services() {}

    /** How many of them at most. Writes a line {@code ALGORITHM=CLASS} for each that one implementation alone answered. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Security.addProvider(
                (Provider) Class.forName(BOUNCY_CASTLE).getConstructor().newInstance());
        int most = Integer.parseInt(arguments[0]);
        Map<String, String> made = new TreeMap<>();
        for (Provider provider : Security.getProviders()) {
            for (Provider.Service service : provider.getServices()) {
                if (made.size() < most && !made.containsKey(service.getAlgorithm())) {
                    String type = made(service);
                    if (type != null) {
                        made.put(service.getAlgorithm(), type);
                    }
                }
            }
        }
        made.forEach((algorithm, type) -> System.out.println(algorithm + "=" + type));
    }

    private static String made(Provider.Service service) {
        try {
            return service.newInstance(null).getClass().getName();
        } catch (GeneralSecurityException | RuntimeException unwilling) {
            return null;
        }
    }
}
