package news.backgrounder.delivery;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DeliverySettings.class, EdgeSettings.class})
class DeliveryConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> pagesAheadOfTheServlet(
            ObjectProvider<Pages> pages, ObjectProvider<Addresses> addresses, Rendering rendering) {
        return server -> {
            server.setProtocol(PagesProtocol.class.getName());
            server.addContextValves(new PagesValve(pages::getObject, addresses::getObject));
            server.addConnectorCustomizers(rendering::through);
        };
    }
}
