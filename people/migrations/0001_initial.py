
import django.core.validators
import django.db.models.deletion
import festival.lib.clock
import festival.lib.derived
import festival.lib.images
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Language',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=12, unique=True, verbose_name='code')),
                ('name_en', models.CharField(max_length=100, verbose_name='name')),
                ('name_el', models.CharField(max_length=100, verbose_name='name')),
            ],
            options={
                'verbose_name': 'language',
                'verbose_name_plural': 'languages',
                'ordering': ['name_en', 'code'],
            },
        ),
        migrations.CreateModel(
            name='Country',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=4, unique=True, verbose_name='code')),
                ('name_en', models.CharField(max_length=100, verbose_name='name')),
                ('name_el', models.CharField(max_length=100, verbose_name='name')),
                ('adjective_en', models.CharField(blank=True, default='', help_text='As in “Greek Premiere”; in Greek feminine, with a capital: «Ελληνική».', max_length=60, verbose_name='adjective')),
                ('adjective_el', models.CharField(blank=True, default='', help_text='As in “Greek Premiere”; in Greek feminine, with a capital: «Ελληνική».', max_length=60, verbose_name='adjective')),
                ('historic', models.BooleanField(default=False, help_text='A state that no longer exists.', verbose_name='historic')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='people.country', verbose_name='successor')),
            ],
            options={
                'verbose_name': 'country',
                'verbose_name_plural': 'countries',
                'ordering': ['name_en', 'code'],
            },
        ),
        migrations.CreateModel(
            name='PastSlug',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30, verbose_name='kind')),
                ('slug', models.CharField(max_length=100, verbose_name='old address')),
                ('current', models.CharField(max_length=100, verbose_name='address now')),
            ],
            options={
                'verbose_name': 'old address',
                'verbose_name_plural': 'old addresses',
                'ordering': ['kind', 'slug'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'slug'), name='past_slug_leads_to_one', violation_error_code='past_slug_leads_to_one', violation_error_message='This old address already leads somewhere.'), models.CheckConstraint(condition=models.Q(('slug', models.F('current')), _negated=True), name='past_slug_leads_elsewhere', violation_error_code='past_slug_leads_elsewhere', violation_error_message='An old address cannot lead to itself.')],
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(blank=True, help_text='Made from the title when left empty. Changing this keeps the old address working.', max_length=100, verbose_name='page address')),
                ('width', models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name='picture width')),
                ('height', models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name='picture height')),
                ('renditions', festival.lib.images.RenditionsField(blank=True, default=list, editable=False, verbose_name='sizes')),
                ('focal_x', models.PositiveSmallIntegerField(default=50, help_text='What stays in view when the picture is cropped: 0 is its left edge, 100 its right.', validators=[django.core.validators.MaxValueValidator(100)], verbose_name='focal point, across')),
                ('focal_y', models.PositiveSmallIntegerField(default=50, help_text='What stays in view when the picture is cropped: 0 is its top, 100 its foot.', validators=[django.core.validators.MaxValueValidator(100)], verbose_name='focal point, down')),
                ('name', models.CharField(help_text='As the person writes it in Latin letters.', max_length=200, verbose_name='name')),
                ('name_el', models.CharField(blank=True, default='', help_text='Only if the person uses one.', max_length=200, verbose_name='name in Greek')),
                ('aliases', models.TextField(blank=True, default='', help_text='One a line. Found in search, never shown.', verbose_name='other names')),
                ('sort_name', models.CharField(blank=True, default='', help_text='“Trier, Lars von”. Made from the name when left empty.', max_length=200, verbose_name='sort name')),
                ('line_en', models.CharField(blank=True, default='', help_text='A few words that tell namesakes apart, shown beside the name: “Canadian film-maker”.', max_length=200, verbose_name='who this is')),
                ('line_el', models.CharField(blank=True, default='', help_text='A few words that tell namesakes apart, shown beside the name: “Canadian film-maker”.', max_length=200, verbose_name='who this is')),
                ('biography_en', models.TextField(blank=True, default='', verbose_name='biography')),
                ('biography_el', models.TextField(blank=True, default='', verbose_name='biography')),
                ('portrait', festival.lib.images.PictureField(blank=True, folder='portraits', help_text='JPEG, PNG or WebP, at least 800 pixels wide.', verbose_name='portrait')),
                ('portrait_alt_en', models.CharField(blank=True, default='', help_text='Say what the picture shows, for those who cannot see it.', max_length=300, verbose_name='alternative text')),
                ('portrait_alt_el', models.CharField(blank=True, default='', help_text='Say what the picture shows, for those who cannot see it.', max_length=300, verbose_name='alternative text')),
                ('portrait_credit', models.CharField(blank=True, default='', max_length=200, verbose_name='photo credit')),
                ('birth_year', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1800), django.core.validators.MaxValueValidator(2100)], verbose_name='year of birth')),
                ('website', models.URLField(blank=True, default='', verbose_name='website')),
                ('imdb', models.CharField(blank=True, default='', max_length=12, validators=[django.core.validators.RegexValidator('^nm\\d{7,10}$', 'IMDb ids of people look like nm0000184.')], verbose_name='IMDb id')),
                ('wikidata', models.CharField(blank=True, default='', max_length=12, validators=[django.core.validators.RegexValidator('^Q[1-9]\\d*$', 'Wikidata ids look like Q28193.')], verbose_name='Wikidata id')),
                ('edited_at', models.DateTimeField(default=festival.lib.clock.now, editable=False, verbose_name='last edited')),
                ('sort_key_en', festival.lib.derived.SortKeyField(blank=True, db_index=True, default='', editable=False, max_length=400, serialize=False)),
                ('sort_key_el', festival.lib.derived.SortKeyField(blank=True, db_index=True, default='', editable=False, max_length=400, serialize=False)),
                ('initial_en', festival.lib.derived.DerivedCharField(blank=True, db_index=True, default='', editable=False, max_length=2, serialize=False)),
                ('initial_el', festival.lib.derived.DerivedCharField(blank=True, db_index=True, default='', editable=False, max_length=2, serialize=False)),
                ('folded_name', festival.lib.derived.DerivedCharField(blank=True, db_index=True, default='', editable=False, max_length=400, serialize=False)),
                ('folded', festival.lib.derived.DerivedTextField(blank=True, default='', editable=False, serialize=False)),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people', to='people.country', verbose_name='country')),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
                'ordering': ['sort_key_en', 'slug'],
            },
        ),
        migrations.CreateModel(
            name='FilmographyEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1888), django.core.validators.MaxValueValidator(2100)], verbose_name='year')),
                ('title', models.CharField(help_text='The original title; it is not translated.', max_length=300, verbose_name='title')),
                ('form', models.CharField(blank=True, choices=[('feature', 'Feature film'), ('medium', 'Medium-length film'), ('short', 'Short film')], default='', max_length=10, verbose_name='length')),
                ('kind', models.CharField(blank=True, choices=[('fiction', 'Fiction'), ('documentary', 'Documentary'), ('animation', 'Animation'), ('experimental', 'Experimental'), ('series', 'Series'), ('immersive', 'Immersive')], default='', max_length=20, verbose_name='kind of film')),
                ('note', models.CharField(blank=True, default='', help_text='E.g. segment, co-direction.', max_length=200, verbose_name='note')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='filmography_entries', to='people.person', verbose_name='person')),
            ],
            options={
                'verbose_name': 'filmography entry',
                'verbose_name_plural': 'filmography entries',
                'ordering': ['year', 'title'],
            },
        ),
        migrations.CreateModel(
            name='Company',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(blank=True, help_text='Made from the title when left empty. Changing this keeps the old address working.', max_length=100, verbose_name='page address')),
                ('name', models.CharField(help_text='As it writes itself; the same in Greek.', max_length=200, verbose_name='company name')),
                ('website', models.URLField(blank=True, default='', verbose_name='website')),
                ('email', models.EmailField(blank=True, default='', help_text='For staff, unless marked public.', max_length=254, verbose_name='e-mail')),
                ('phone', models.CharField(blank=True, default='', max_length=40, verbose_name='phone')),
                ('public_contact', models.BooleanField(default=False, help_text="Show e-mail and phone on the company's page.", verbose_name='contact data public')),
                ('edited_at', models.DateTimeField(default=festival.lib.clock.now, editable=False, verbose_name='last edited')),
                ('sort_key', festival.lib.derived.SortKeyField(blank=True, db_index=True, default='', editable=False, max_length=400, serialize=False)),
                ('folded', festival.lib.derived.DerivedTextField(blank=True, default='', editable=False, serialize=False)),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='companies', to='people.country', verbose_name='country')),
            ],
            options={
                'verbose_name': 'company',
                'verbose_name_plural': 'companies',
                'ordering': ['sort_key', 'slug'],
                'constraints': [models.UniqueConstraint(fields=('slug',), name='company_slug_unique', violation_error_code='company_slug_unique', violation_error_message='This address belongs to another company.')],
            },
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.UniqueConstraint(fields=('slug',), name='person_slug_unique', violation_error_code='person_slug_unique', violation_error_message='This address belongs to another person.'),
        ),
        migrations.AddConstraint(
            model_name='filmographyentry',
            constraint=models.UniqueConstraint(fields=('person', 'year', 'title'), name='filmography_title_once_a_year', violation_error_code='filmography_title_once_a_year', violation_error_message='This film already stands in the filmography.'),
        ),
    ]
