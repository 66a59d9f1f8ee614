package io.tappaycor.network;

import io.tappaycor.failure.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Java's trusted certificates and others.
 *
 * @param sockets makes TLS connections that trust them
 * @param manager judges certificates by them
 */
public record Trust(SSLSocketFactory sockets, X509TrustManager manager) {

  /**
   * Java's certificates, and those of a file: companies that inspect TLS have a CA of their own.
   *
   * @param bundle certificates in PEM
   * @param source what names the file, as the beginning of a message
   * @throws UsageException if the file cannot be read, or has none in it
   */
  public static Trust with(Path bundle, String source) {
    Collection<? extends Certificate> more = read(bundle, source);
    try {
      List<Certificate> all = new ArrayList<>(List.of(manager(null).getAcceptedIssuers()));
      all.addAll(more);
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate certificate : all) {
        store.setCertificateEntry("ca-" + store.size(), certificate);
      }
      X509TrustManager manager = manager(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return new Trust(context.getSocketFactory(), manager);
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Collection<? extends Certificate> read(Path bundle, String source) {
    try (InputStream file = Files.newInputStream(bundle)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(file);
      if (!certificates.isEmpty()
          && certificates.stream().allMatch(X509Certificate.class::isInstance)) {
        return certificates;
      }
    } catch (IOException unreadable) {
      throw new UsageException(
          "%s names %s, which cannot be read: check the path and the permissions"
              .formatted(source, bundle));
    } catch (CertificateException unknown) {
      throw noCertificates(bundle, source);
    }
    throw noCertificates(bundle, source);
  }

  private static UsageException noCertificates(Path bundle, String source) {
    return new UsageException(
        "%s names %s, which is not a bundle of certificates: it needs to have them in PEM (-----BEGIN CERTIFICATE-----)"
            .formatted(source, bundle));
  }

  /** The manager of a store; of Java's own if there is none. */
  private static X509TrustManager manager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager found) {
        return found;
      }
    }
    throw new GeneralSecurityException("no manager of X.509 certificates");
  }
}
