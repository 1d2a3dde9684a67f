package news.backgrounder.delivery;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryConfiguration {

    /** Ahead of all other filters, security's among them: what is kept is for everybody. */
    @Bean
    FilterRegistrationBean<PagesFilter> pagesFilter(
            Pages pages,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers,
            Rendering rendering) {
        var filter = new FilterRegistrationBean<>(new PagesFilter(pages, new Addresses(handlers), rendering));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
