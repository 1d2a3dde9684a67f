package news.backgrounder.explainer;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Explainers extends Repository<Explainer, ExplainerId> {

    Explainer save(Explainer explainer);

    Optional<Explainer> findById(ExplainerId id);

    @Query(
            "select e from Explainer e where lower(replace(e.title, '’', '''')) = lower(replace(:title, '’', '''')) order by e.changedAt desc")
    List<Explainer> titled(String title, Limit limit);

    List<Explainer> findAllByOrderByChangedAtDesc(Limit limit);

    boolean existsBySlugAndIdNot(String slug, ExplainerId id);
}
