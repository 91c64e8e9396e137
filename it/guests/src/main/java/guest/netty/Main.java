package guest.netty;

import guest.account.Account;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalServerChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;

/** Connects over each kind of transport, asks for TLS with secrets in its arguments, and counts what it was given. */
public final class Main {
    private static final String SECRET = "s3cret";

    private static final Account ACCOUNT = new Account();

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Thread asking = new Thread(Main::nativeParts, "asking");
        asking.start();
        asking.join();
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        connect(new NioEventLoopGroup(1), NioServerSocketChannel.class, NioSocketChannel.class, anyPort);
        if (Epoll.isAvailable()) {
            connect(new EpollEventLoopGroup(1), EpollServerSocketChannel.class, EpollSocketChannel.class, anyPort);
        }
        connect(
                new DefaultEventLoopGroup(1),
                LocalServerChannel.class,
                LocalChannel.class,
                new LocalAddress(SECRET + "-address"));
        refused();
        tls();
        ACCOUNT.print();
    }

    /** Others ask for them too, on threads of their own. */
    private static void nativeParts() {
        for (int i = 0; i < 3; i++) {
            nativePart(Epoll.class, Epoll.isAvailable());
            nativePart(OpenSsl.class, OpenSsl.isAvailable());
        }
    }

    private static void nativePart(Class<?> part, boolean isAvailable) {
        if (isAvailable) {
            ACCOUNT.add("netty-native", part.getName(), "", part);
        } else {
            ACCOUNT.absent("netty-native", part.getName());
        }
    }

    /** A server and three clients. */
    private static void connect(
            EventLoopGroup group,
            Class<? extends ServerChannel> serverType,
            Class<? extends Channel> clientType,
            SocketAddress address)
            throws InterruptedException {
        ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channel(serverType)
                .childHandler(silent())
                .bind(address);
        done(bound);
        Channel server = bound.channel();
        ACCOUNT.given("netty", null, "", server);
        for (int i = 0; i < 3; i++) {
            ChannelFuture connected = client(group, clientType).connect(server.localAddress());
            done(connected);
            Channel client = connected.channel();
            ACCOUNT.given("netty", null, "", client);
            done(client.writeAndFlush(Unpooled.copiedBuffer(SECRET, StandardCharsets.UTF_8)));
            done(client.close());
        }
        done(server.close());
        done(group.shutdownGracefully(0, 0, TimeUnit.SECONDS));
    }

    private static Bootstrap client(EventLoopGroup group, Class<? extends Channel> type) {
        return new Bootstrap().group(group).channel(type).handler(silent());
    }

    /** Handles nothing. */
    private static ChannelInitializer<Channel> silent() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {}
        };
    }

    /** Waits until it is done. */
    private static void done(Future<?> future) throws InterruptedException {
        if (!future.await(10, TimeUnit.SECONDS) || !future.isSuccess()) {
            throw new IllegalStateException("Not done: " + future, future.cause());
        }
    }

    /** The channel is made before anybody knows whether there is such an address. */
    private static void refused() throws InterruptedException {
        EventLoopGroup group = new DefaultEventLoopGroup(1);
        ChannelFuture connected = client(group, LocalChannel.class).connect(new LocalAddress(SECRET + "-nobody"));
        connected.await(10, TimeUnit.SECONDS);
        System.out.println(connected.cause().getMessage());
        ACCOUNT.given("netty", null, "", connected.channel());
        done(group.shutdownGracefully(0, 0, TimeUnit.SECONDS));
    }

    private static void tls() throws GeneralSecurityException, SSLException, java.io.IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(null, SECRET.toCharArray());
        for (int i = 0; i < 4; i++) {
            ACCOUNT.given(
                    "netty-tls-client", null, "", SslContextBuilder.forClient().build());
            ACCOUNT.given(
                    "netty-tls-server",
                    "JDK",
                    "",
                    SslContextBuilder.forServer(keys)
                            .sslProvider(SslProvider.JDK)
                            .build());
        }
        try {
            SslContextBuilder.forClient().sslProvider(SslProvider.OPENSSL).build();
        } catch (LinkageError noLibrary) {
            ACCOUNT.failed("netty-tls-client", "OPENSSL", noLibrary);
        }
    }
}
