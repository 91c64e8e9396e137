package dev.whence.it.target;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;

/** Makes digests of a provider with three kinds of service, as often as the argument says. */
public final class OwnServices {
    private OwnServices() {}

    public static void main(String[] arguments) throws NoSuchAlgorithmException {
        Security.addProvider(new Services());
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            for (String algorithm : List.of("PLAIN", "OVERRIDES", "DELEGATES")) {
                MessageDigest.getInstance(algorithm);
            }
        }
    }

    private static final class Services extends Provider {
        private static final long serialVersionUID = 1;

        Services() {
            super("Services", "1", "");
            putService(new Service(this, "MessageDigest", "PLAIN", Digest.class.getName(), null, null));
            putService(new Overriding(this));
            putService(new Delegating(this));
        }
    }

    private static final class Overriding extends Provider.Service {
        Overriding(Provider provider) {
            super(provider, "MessageDigest", "OVERRIDES", Digest.class.getName(), null, null);
        }

        @Override
        public Object newInstance(Object parameter) {
            return new Digest();
        }
    }

    private static final class Delegating extends Provider.Service {
        Delegating(Provider provider) {
            super(provider, "MessageDigest", "DELEGATES", Digest.class.getName(), null, null);
        }

        @Override
        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            return super.newInstance(parameter);
        }
    }

    /** A digest of nothing. */
    public static final class Digest extends MessageDigest {
        public Digest() {
            super("none");
        }

        @Override
        protected void engineUpdate(byte input) {}

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {}

        @Override
        protected byte[] engineDigest() {
            return new byte[0];
        }

        @Override
        protected void engineReset() {}
    }
}
