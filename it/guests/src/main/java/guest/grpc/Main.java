package guest.grpc;

import guest.account.Account;
import io.grpc.CallOptions;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.LoadBalancerProvider;
import io.grpc.LoadBalancerRegistry;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.ManagedChannelProvider;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.NameResolverProvider;
import io.grpc.NameResolverRegistry;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerProvider;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Starts a server, has clients of each kind call it with secrets in what they send, and counts what it was given itself.
 *
 * <p>gRPC asks for balancers itself: the program's own, the thread {@code balancing} asks for, and all else {@code asking}.
 */
public final class Main {
    private static final String SECRET = "s3cret";

    private static final MethodDescriptor<String, String> ECHO = MethodDescriptor.<String, String>newBuilder()
            .setType(MethodType.UNARY)
            .setFullMethodName("guest.Echo/echo")
            .setRequestMarshaller(new Text())
            .setResponseMarshaller(new Text())
            .build();

    private static final Account ACCOUNT = new Account();

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        on("asking", Main::ask);
        on("balancing", Main::balancers);
        ACCOUNT.print();
    }

    private static void on(String name, Runnable what) throws InterruptedException {
        Thread thread = new Thread(what, name);
        thread.start();
        thread.join();
    }

    private static void ask() {
        try {
            NameResolverRegistry.getDefaultRegistry().register(new CountedResolver(ACCOUNT));
            Server server = server(Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create()));
            Server other = server(ServerBuilder.forPort(0));
            ACCOUNT.given("grpc-server", null, "", ServerProvider.provider());
            ACCOUNT.add("grpc-server", null, "", ServerProvider.provider().getClass(), 2);
            CountedResolver.port = server.getPort();
            for (int i = 0; i < 3; i++) {
                call(ManagedChannelBuilder.forTarget("counted:///" + SECRET + "-host"));
                ACCOUNT.given("grpc", null, "", ManagedChannelProvider.provider());
                ACCOUNT.add("grpc", null, "", ManagedChannelProvider.provider().getClass(), 2);
            }
            credentials();
            resolvers();
            server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
            other.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Server server(ServerBuilder<?> builder) throws IOException {
        return builder.addService(ServerServiceDefinition.builder("guest.Echo")
                        .addMethod(ECHO, ServerCalls.asyncUnaryCall((said, observer) -> {
                            observer.onNext(said);
                            observer.onCompleted();
                        }))
                        .build())
                .build()
                .start();
    }

    private static void call(ManagedChannelBuilder<?> builder) throws InterruptedException {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), SECRET);
        ManagedChannel channel = builder.usePlaintext()
                .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
                .build();
        try {
            System.out.println(ClientCalls.blockingUnaryCall(channel, ECHO, CallOptions.DEFAULT, SECRET + "-message"));
        } catch (StatusRuntimeException refused) {
            System.out.println("refused " + refused.getStatus().getCode());
        } finally {
            channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    /** Which transport takes which credentials; one kind is nobody's. */
    private static void credentials() {
        for (int i = 0; i < 2; i++) {
            ManagedChannelBuilder<?> builder =
                    Grpc.newChannelBuilder("dns:///" + SECRET + "-host", InsecureChannelCredentials.create());
            ACCOUNT.given("grpc-channel", InsecureChannelCredentials.class.getName(), "", builder);
            // The registry looks at the target's scheme to find a transport for it.
            ACCOUNT.add("grpc-name-resolver", null, "", dns().getClass());
        }
        try {
            Grpc.newChannelBuilder("dns:///" + SECRET + "-host", new Unknown());
        } catch (RuntimeException nobodys) {
            ACCOUNT.failed("grpc-channel", Unknown.class.getName(), nobodys);
            ACCOUNT.add("grpc-name-resolver", null, "", dns().getClass());
        }
    }

    private static void balancers() {
        LoadBalancerRegistry registry = LoadBalancerRegistry.getDefaultRegistry();
        for (String policy : new String[] {"pick_first", "round_robin", "round_robin", "nobodys"}) {
            LoadBalancerProvider provider = registry.getProvider(policy);
            if (provider == null) {
                ACCOUNT.absent("grpc-load-balancer", policy);
            } else {
                ACCOUNT.given("grpc-load-balancer", policy, "", provider);
            }
        }
    }

    /** A host before a port looks like a scheme, and is asked for as one. */
    private static void resolvers() throws InterruptedException {
        ManagedChannel channel =
                ManagedChannelBuilder.forTarget(SECRET + "-host:443").build();
        ACCOUNT.add("grpc", null, "", ManagedChannelProvider.provider().getClass(), 2);
        ACCOUNT.absent("grpc-name-resolver", null);
        ACCOUNT.add("grpc-name-resolver", null, "", dns().getClass());
        channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
    }

    private static NameResolverProvider dns() {
        NameResolverProvider dns = NameResolverRegistry.getDefaultRegistry().getProviderForScheme("dns");
        ACCOUNT.given("grpc-name-resolver", null, "", dns);
        return dns;
    }

    /** Of no transport. */
    private static final class Unknown extends ChannelCredentials {
        @Override
        public ChannelCredentials withoutBearerTokens() {
            return this;
        }
    }

    /** A text as its bytes. */
    private static final class Text implements MethodDescriptor.Marshaller<String> {
        @Override
        public InputStream stream(String value) {
            return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream stream) {
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
