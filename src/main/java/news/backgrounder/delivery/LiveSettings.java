package news.backgrounder.delivery;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How open pages learn of new editions, {@code backgrounder.live.*}.
 *
 * @param streams so many open pages are told at once; the scripts of others ask by themselves
 */
@Validated
@ConfigurationProperties("backgrounder.live")
record LiveSettings(@PositiveOrZero int streams) {}
