package guest.sdk;

import com.azure.core.http.HttpClient;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import io.opentelemetry.context.ContextStorage;
import java.net.URI;
import java.util.ServiceLoader;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** Makes clients of AWS, which find an HTTP client among two, a context of OpenTelemetry, and the HTTP clients of Azure and of fabric8; prints what there is. */
public final class Main {
    private static final int CLIENTS = 14;

    private Main() {}

    public static void main(String[] arguments) {
        for (int i = 0; i < CLIENTS; i++) {
            try (StsClient client = StsClient.builder()
                    .region(Region.EU_CENTRAL_1)
                    .endpointOverride(URI.create("https://s3cret-user@s3cret-host/s3cret-path"))
                    .credentialsProvider(
                            StaticCredentialsProvider.create(AwsBasicCredentials.create("s3cret-id", "s3cret-key")))
                    .build()) {
                System.out.println(client.serviceName());
            }
        }
        System.out.println(ContextStorage.get().getClass().getName());
        System.out.println(HttpClient.createDefault().getClass().getName());
        System.out.println(HttpClientUtils.getHttpClientFactory().getClass().getName());
        // In the order of the class path, which is not the one in which the SDK prefers them.
        ServiceLoader.load(SdkHttpService.class)
                .forEach(each -> System.out.println(each.getClass().getName()));
    }
}
