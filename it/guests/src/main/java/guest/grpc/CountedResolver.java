package guest.grpc;

import guest.account.Account;
import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.StatusOr;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Resolves {@code counted:} to the program's own server, and counts the channels that have it do so. */
final class CountedResolver extends NameResolverProvider {
    static volatile int port;

    private final Account account;

    CountedResolver(Account account) {
        this.account = account;
    }

    @Override
    protected boolean isAvailable() {
        return true;
    }

    @Override
    protected int priority() {
        return 1;
    }

    @Override
    public String getDefaultScheme() {
        return "counted";
    }

    @Override
    public Collection<Class<? extends SocketAddress>> getProducedSocketAddressTypes() {
        return Set.of(InetSocketAddress.class);
    }

    @Override
    public NameResolver newNameResolver(URI target, NameResolver.Args settings) {
        account.given("grpc-name-resolver", null, "", this);
        return new NameResolver() {
            @Override
            public String getServiceAuthority() {
                return "counted";
            }

            @Override
            public void start(Listener2 listener) {
                InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
                listener.onResult(ResolutionResult.newBuilder()
                        .setAddressesOrError(StatusOr.fromValue(List.of(new EquivalentAddressGroup(server))))
                        .build());
            }

            @Override
            public void shutdown() {}
        };
    }
}
