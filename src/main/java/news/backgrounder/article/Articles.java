package news.backgrounder.article;

import java.util.List;
import java.util.Optional;
import news.backgrounder.conflict.ConflictId;
import news.backgrounder.explainer.ExplainerId;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Articles extends Repository<Article, ArticleId> {

    Article save(Article article);

    /** Writes all that was changed in this transaction, working copies of other kinds included. */
    void flush();

    Optional<Article> findById(ArticleId id);

    List<Article> findAllByOrderByChangedAtDesc(Limit limit);

    List<Article> findByExplainerOrderByChangedAtDesc(ExplainerId explainer);

    List<Article> findByConflictOrderByChangedAtDesc(ConflictId conflict);

    boolean existsBySlugAndIdNot(String slug, ArticleId id);

    @Query("select distinct a.section from Article a where a.section <> '' order by a.section")
    List<String> sections();
}
