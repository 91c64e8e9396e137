package dev.whence.it.target;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.Map;
import java.util.TreeMap;

/** Makes an instance of as many of the services of cryptography as there are. */
public final class Services {
    private static final String BOUNCY_CASTLE = "org.bouncycastle.jce.provider.BouncyCastleProvider";

    private Services() {}

    /** Argument: how many of them at most. Writes a line {@code ALGORITHM=CLASS} for the first service of each algorithm. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Security.addProvider(
                (Provider) Class.forName(BOUNCY_CASTLE).getConstructor().newInstance());
        int most = Integer.parseInt(arguments[0]);
        Map<String, String> made = new TreeMap<>();
        for (Provider provider : Security.getProviders()) {
            for (Provider.Service service : provider.getServices()) {
                if (made.size() < most && !made.containsKey(service.getAlgorithm()) && isPlain(service)) {
                    String type = made(service);
                    if (type != null) {
                        made.put(service.getAlgorithm(), type);
                    }
                }
            }
        }
        made.forEach((algorithm, type) -> System.out.println(algorithm + "=" + type));
    }

    /** Whether it is the JDK's own method that makes it: a provider may have its own way. */
    private static boolean isPlain(Provider.Service service) throws NoSuchMethodException {
        return service.getClass().getMethod("newInstance", Object.class).getDeclaringClass() == Provider.Service.class;
    }

    private static String made(Provider.Service service) {
        try {
            return service.newInstance(null).getClass().getName();
        } catch (GeneralSecurityException | RuntimeException unwilling) {
            return null;
        }
    }
}
