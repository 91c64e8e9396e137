package dev.whence.it.target;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Uses cryptography by way of its facades, with secrets for keys and texts, and prints whose each is. With {@code first}, a
 * provider of somebody else's stands before those of the JDK.
 */
public final class Ciphers {
    /** In every key and text. */
    public static final String SECRET = "s3cret-s3cret-16";

    private static final int ROUNDS = 12;
    private static final int TAG_BITS = 128;

    private Ciphers() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            Provider first = (Provider)
                    Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
            Security.insertProviderAt(first, 1);
        }
        byte[] secret = bytes(SECRET);
        SecretKeySpec key = new SecretKeySpec(secret, "AES");
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        String whose = "";
        for (int i = 0; i < ROUNDS; i++) {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, secret));
            cipher.doFinal(secret);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.doFinal(secret);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(secret);
            signature.sign();
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(pair.getPrivate());
            agreement.doPhase(pair.getPublic(), true);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, SECRET.toCharArray());
            refused(key);
            whose = "cipher " + cipher.getProvider().getName() + ", mac "
                    + mac.getProvider().getName() + ", signature "
                    + signature.getProvider().getName() + ", agreement "
                    + agreement.getProvider().getName() + ", context "
                    + context.getProvider().getName() + ", trust "
                    + trust.getProvider().getName() + ", store "
                    + store.getProvider().getName();
        }
        System.out.println(whose);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void refused(SecretKeySpec key) {
        try {
            Cipher.getInstance("RSA/ECB/PKCS1Padding").init(Cipher.ENCRYPT_MODE, key);
        } catch (GeneralSecurityException wrongKey) {
            // As it should be.
        }
    }
}
