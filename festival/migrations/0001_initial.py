
import festival.lib.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Page',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(blank=True, help_text='Made from the title when left empty. Changing this keeps the old address working.', max_length=100, verbose_name='page address')),
                ('title_en', models.CharField(max_length=120, verbose_name='title')),
                ('title_el', models.CharField(blank=True, default='', max_length=120, verbose_name='title')),
                ('text_en', models.TextField(blank=True, default='', help_text='Markdown: ## heading, *emphasis*, [words](address).', verbose_name='text')),
                ('text_el', models.TextField(blank=True, default='', help_text='Markdown: ## heading, *emphasis*, [words](address).', verbose_name='text')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Order in the menu at the foot.', verbose_name='position')),
                ('edited_at', models.DateTimeField(default=festival.lib.clock.now, editable=False, verbose_name='last edited')),
            ],
            options={
                'verbose_name': 'page',
                'verbose_name_plural': 'pages',
                'ordering': ['position', 'title_en'],
                'constraints': [models.UniqueConstraint(fields=('slug',), name='page_slug_unique', violation_error_code='page_slug_unique', violation_error_message='This address belongs to another page.')],
            },
        ),
    ]
